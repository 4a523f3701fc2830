from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0017_language"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["via", "at", "id"], name="audit_via"),
        ),
    ]
