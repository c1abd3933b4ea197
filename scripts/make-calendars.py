"""Writes seeds/calendars/id-2026.yaml to id-2030.yaml and tablolong.yaml. Run by hand when a new decree is out (about September):

    python3 -m pip install --target .calendars holidays==0.109 && PYTHONPATH=.calendars python3 scripts/make-calendars.py

The product never computes a holiday: it reads the committed files. Rows come from `holidays`, checked against the counts of the decrees.
"""

from datetime import date, timedelta
from pathlib import Path

import holidays
from dateutil.easter import easter

HERE = Path(__file__).resolve().parent.parent / "seeds" / "calendars"

# Joint decrees of the ministers of religion, manpower and civil service: (numbers and date, national holidays, days of collective leave).
DECREES = {
    2026: ("SKB Tiga Menteri No. 1497/2025, 2/2025, 5/2025 (19 September 2025)", 17, 8),
    2027: ("SKB Tiga Menteri No. 1205/2026, 3/2026, 2/2026 (15 September 2026)", 18, 8),
}
ESTIMATED = (2028, 2029, 2030)


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def row(day, kind, indonesian, english, until=None, more=""):
    last = f", until: {until}" if until else ""
    return f"  - {{ date: {day}{last}, kind: {kind}, name: {{ id: {quoted(indonesian)}, en: {quoted(english)} }}{more} }}"


def of_category(year, category, language):
    found = holidays.country_holidays("ID", years=year, categories=[category], language=language)
    return {day: name.replace(" (perkiraan)", "").replace(" (estimated)", "") for day, name in found.items()}


def national(year):
    kinds = {"public": "holiday", "government": "collectiveLeave"}
    rows, counts = [], []
    for category, kind in kinds.items():
        indonesian, english = of_category(year, category, "id"), of_category(year, category, "en_US")
        counts.append(len(indonesian))
        rows += [(day, kind, name, english[day]) for day, name in indonesian.items()]
    if year in DECREES:
        source, public, leave = DECREES[year]
        assert counts == [public, leave], f"{year}: {counts} rows, the decree has {public} and {leave}"
        comment = f"# {public} national holidays and {leave} days of collective leave, by joint decree."
    else:
        source = "Perkiraan menurut hisab dan hari tetap; SKB belum terbit"
        comment = "# Estimates: no decree yet, so no collective leave either. The decree may move what follows the moon."
    head = [comment, "layer: national", f"name: {{ id: Hari libur nasional {year}, en: National holidays {year} }}", f"source: {quoted(source)}"]
    if year not in DECREES:
        head.append("estimate: true")
    return "\n".join(head + ["days:"] + [row(*entry) for entry in sorted(rows)]) + "\n"


def village():
    rows = []
    for year in (2026, 2027, *ESTIMATED):
        sunday = easter(year)
        rows += [
            (date(year, 1, 2), "worship", "Kunjungan Tahun Baru", "New Year visits"),
            (sunday - timedelta(days=3), "worship", "Kamis Putih", "Maundy Thursday"),
            (sunday - timedelta(days=1), "worship", "Sabtu Sunyi", "Holy Saturday"),
            (sunday + timedelta(days=1), "worship", "Paskah kedua", "Easter Monday"),
            (sunday + timedelta(days=50), "worship", "Pentakosta kedua", "Whit Monday"),
            (date(year, 10, 31), "worship", "Hari Reformasi dan ulang tahun GMIT", "Reformation Day and anniversary of GMIT"),
            (date(year, 12, 26), "worship", "Natal kedua", "Second day of Christmas"),
            (date(year, 12, 31), "worship", "Ibadah akhir tahun", "Service at the year's end"),
        ]
        rows += [
            (date(year, 1, 10), "storm", "Puncak gelombang musim barat", "Height of the west monsoon's waves", date(year, 1, 31), ", estimate: true"),
            (date(year, 7, 10), "storm", "Puncak gelombang musim timur", "Height of the east monsoon's waves", date(year, 7, 25), ", estimate: true"),
        ]
    head = [
        "# What the village keeps besides the national days. Sundays are no rows: they lie outside the working week.",
        "# Mourning, custom, harvest and warnings of waves are declared when they come. The storm rows are the weeks in which the sea is",
        "# usually worst; the rough seasons themselves are months, in the definition.",
        "layer: village",
        "name: { id: Kalender Desa Tablolong, en: Calendar of Tablolong village }",
        'source: "Kalender gereja (dihitung dari Paskah) dan kebiasaan setempat; perlu dipastikan dengan desa"',
        "days:",
    ]
    return "\n".join(head + [row(*entry) for entry in sorted(rows)]) + "\n"


for year in (*DECREES, *ESTIMATED):
    (HERE / f"id-{year}.yaml").write_text(national(year), encoding="utf-8")
(HERE / "tablolong.yaml").write_text(village(), encoding="utf-8")
