"""Has anybody touched the record of what was done?"""

from django.core.management.base import BaseCommand, CommandError

from agencies import auditing


class Command(BaseCommand):
    help = "Memeriksa rantai jejak audit dari awal sampai akhir."

    def handle(self, *args, **options):
        broken = auditing.first_break()
        if broken:
            raise CommandError(
                f"Jejak terputus pada catatan {broken.pk} ({broken.at:%d-%m-%Y %H:%M}, "
                f"{broken}). Bandingkan dengan cadangan sebelum tanggal itu."
            )
        count, last = auditing.extent()
        self.stdout.write(f"Jejak utuh: {count} catatan, sidik terakhir {last}.")
