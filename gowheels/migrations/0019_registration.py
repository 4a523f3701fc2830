from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0018_audit_via"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="vehicle",
            name="registration",
            # The release before, which serves until this is done, names no value for it.
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="KA01AB1234. For staff alone.",
                max_length=11,
                verbose_name="registration number",
            ),
        ),
        migrations.AddIndex(
            model_name="vehicle",
            index=models.Index(
                fields=["registration", "-created_at", "-id"], name="desk_registration"
            ),
        ),
    ]
