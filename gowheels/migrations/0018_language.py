from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0015_desk_risk"),
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
