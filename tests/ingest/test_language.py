"""Languages are guessed from enough text, and not from too little."""

import pytest

from tadmor.ingest import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that the convoy had reached the town and that it was met by shells from the hills.", "en"),
        ("Le ministre a dit que le convoi est arrivé dans la ville et que les tirs ont cessé après des heures.", "fr"),
        ("Die Behörde sagte, dass der Konvoi die Stadt erreicht hat und von den Hügeln aus beschossen wird.", "de"),
        ("El ministro dijo que el convoy llegó a la ciudad y que los combates con los rebeldes siguen.", "es"),
        ("قال المتحدث باسم الوزارة يوم الاثنين إن القافلة وصلت إلى المدينة", "ar"),
        ("وزارت دفاع گفت که نیروها به شهر رسیدند و پیشروی می‌کنند", "fa"),
        ("В министерстве заявили, что колонна вошла в город", "ru"),
        ("У міністерстві заявили, що колона увійшла в місто і її зустріли", "uk"),
        ("דובר המשרד אמר כי השיירה הגיעה לעיר", "he"),
        ("国防部发言人说，车队已经抵达城市", "zh"),
        ("国防省の報道官は、車列が町に着いたと述べた", "ja"),
        ("Troops left.", None),
        ("", None),
        ("12 - 14 ...", None),
        ("Homs Raqqa Mosul Aleppo Idlib Hama Daraa Tartus Hasaka Kobani Manbij Bab Azaz Afrin Sukhna Tabqa", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    """By script, by letters that only one language has, by small words; None when nothing decides."""
    assert language == guess(text)
