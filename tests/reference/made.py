"""Rows of our own in the columns of the data sets: places and events are invented."""

import csv
import io
from collections.abc import Mapping

_UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
_ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UCDP, ACLED = _UCDP.split(","), _ACLED.split(",")

_UCDP_ROW = {
    "id": "900001",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "IS",
    "source_office": "Northmere Daily;Halden Wire",
    "source_headline": "Clashes at Zarka;Army beaten back",
    "where_prec": "1",
    "where_coordinates": "Zarka town",
    "latitude": "35.0",
    "longitude": "38.0",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2016-12-11",
    "date_end": "2016-12-12",
    "best": "34",
    "high": "40",
    "low": "30",
}
_ACLED_ROW = {
    "event_id_cnty": "SYR900001",
    "event_date": "11 December 2016",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "actor2": "Civilians (Syria)",
    "assoc_actor_2": "Farmers (Syria); Women (Syria)",
    "country": "Syria",
    "location": "Zarka",
    "latitude": "35.0000",
    "longitude": "38.0000",
    "geo_precision": "1",
    "source": "Northmere Daily; Badia Monitoring Network",
    "fatalities": "12",
}


def _table(columns: list[str], rows: list[Mapping[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    table = csv.DictWriter(out, columns, restval="", delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def ucdp(*rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    """A UCDP file; each row says how it differs from the usual one."""
    return _table(UCDP, [{**_UCDP_ROW, **row} for row in rows], delimiter)


def acled(*rows: Mapping[str, str]) -> bytes:
    """An ACLED file."""
    return _table(ACLED, [{**_ACLED_ROW, **row} for row in rows])


def gdelt(width: int = 58, **cells: str) -> bytes:
    """One row of a GDELT file of 57, 58 or 61 columns."""
    row = [""] * width
    at = {57: 49, 58: 49, 61: 51}[width]
    lat = at + (5 if width == 61 else 4)
    told = {
        0: "700001",
        1: "20161211",
        6: "SYRIA",
        16: "ISLAMIC STATE",
        26: "193",
        28: "19",
        at: "4",
        at + 1: "Zarka, Syria",
    }
    told |= {lat: "35.0", lat + 1: "38.0"}
    for index, cell in (told | {int(name[1:]): cell for name, cell in cells.items()}).items():
        row[index] = cell
    if width > 57:
        row[-1] = "https://northmere.example/zarka"
    return ("\t".join(row) + "\n").encode()
