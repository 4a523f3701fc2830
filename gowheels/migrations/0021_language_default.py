from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0020_audit_entries"),
    ]

    operations = [
        migrations.AlterField(
            model_name="userprofile",
            name="language",
            # A release from before it, which serves until an update is done, names no value for it.
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                help_text="Of texts; empty: the site's own.",
                max_length=8,
            ),
        ),
    ]
