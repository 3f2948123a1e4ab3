from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0005_readiness_element'),
    ]

    operations = [
        migrations.RemoveField(model_name='finding', name='readiness'),
        migrations.RenameField(model_name='finding', old_name='element', new_name='readiness'),
    ]
