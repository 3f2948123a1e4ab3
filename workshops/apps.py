"""What is this app called?"""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = "Lokakarya dan temuan"
