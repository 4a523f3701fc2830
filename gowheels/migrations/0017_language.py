from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0016_desk_audit"),
    ]

    operations = [
        migrations.AddField(
            model_name="userprofile",
            name="language",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of texts; empty: the site's own.",
                max_length=8,
            ),
        ),
    ]
