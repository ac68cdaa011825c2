"""Let QGIS itself check a GeoPackage: layers open, are styled, are valid, lengths agree.

QGIS is not a package of PyPI, so this runs with the Python that it is installed for
(Debian: ``python3-qgis``), from the folder of the checkout:

    QT_QPA_PLATFORM=offscreen python3 tools/check_qgis.py output/atlas.gpkg
"""

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsDistanceArea, QgsProject, QgsVectorLayer, QgsWkbTypes

LAYERS = ("places", "routes", "areas", "borders")
TABLES = ("mentions", "claims", "events")


def check(path: Path) -> list[str]:
    """Open every layer and table; return what is wrong."""
    wrong = []
    measure = QgsDistanceArea()
    measure.setEllipsoid("WGS84")
    for name in (*LAYERS, *TABLES):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            wrong.append(f"{name}: does not open")
            continue
        if name in TABLES:
            continue
        measure.setSourceCrs(layer.crs(), QgsProject.instance().transformContext())
        _, found = layer.loadDefaultStyle()
        if not found:
            wrong.append(f"{name}: has no default style")
        renderer = layer.renderer()
        symbols = renderer.symbols(_context()) if renderer else []
        kinds = {symbol.color().name() for symbol in symbols}
        print(
            f"{name}: {layer.featureCount()} features, {renderer.type()}, colours {sorted(kinds)}"
        )
        wrong += list(_features(layer, name, measure))
    return wrong


def _context():
    from qgis.core import QgsRenderContext

    return QgsRenderContext()


def _features(layer, name, measure):
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        if geometry.isNull() or not geometry.isGeosValid():
            yield f"{name}: {feature['feature_id']} is not valid"
        if name == "routes" and QgsWkbTypes.geometryType(geometry.wkbType()) == 1:
            stated, drawn = feature["length_m"], measure.measureLength(geometry)
            if abs(stated - drawn) > max(2.0, 0.001 * drawn):
                where = feature["feature_id"]
                yield f"{name}: {where} states {stated} m, QGIS measures {drawn:.0f}"


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    problems = check(Path(sys.argv[1]))
    application.exitQgis()
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
