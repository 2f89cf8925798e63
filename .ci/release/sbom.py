"""The software bill of materials: what is inside the packaged program, as CycloneDX."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import Distribution

from cyclonedx.builder.this import this_component
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from digitpad.recognition.checkpoint import shipped
from release.contents import Contents, SystemPackage
from release.licences import expression
from release.product import Product

_LICENCES = LicenseFactory()


def document(contents: Contents, product: Product) -> str:
    """The bill as JSON; raises ValueError where it would not be valid."""
    program = Component(
        type=ComponentType.APPLICATION,
        name="digitpad",
        version=product.version,
        licenses=[_LICENCES.make_from_string(product.licence)],
        bom_ref="digitpad",
    )
    bom = Bom()
    bom.metadata.component = program
    bom.metadata.tools.components.add(this_component())
    parts = list(_components(contents))
    bom.components.update(parts)
    bom.register_dependency(program, parts)
    text: str = JsonV1Dot6(bom).output_as_string(indent=2)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"The bill of materials is not valid: {fault}")
    return text


def _components(contents: Contents) -> Iterator[Component]:
    yield Component(
        name="python",
        version=platform.python_version(),
        licenses=[_LICENCES.make_from_string("PSF-2.0")],
        purl=PackageURL("generic", None, "python", platform.python_version()),
        bom_ref="python",
    )
    yield from map(_of_python, contents.distributions)
    yield from map(_of_the_system, contents.system)
    for path in shipped():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield Component(
            type=ComponentType.MACHINE_LEARNING_MODEL,
            name=path.stem,
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            bom_ref=f"checkpoint-{path.stem}",
        )


def _of_python(owner: Distribution) -> Component:
    url = PackageURL("pypi", None, owner.name.lower().replace("_", "-"), owner.version)
    return Component(
        name=owner.name,
        version=owner.version,
        licenses=[_LICENCES.make_from_string(expression(owner))],
        purl=url,
        bom_ref=str(url),
    )


def _of_the_system(package: SystemPackage) -> Component:
    kind, source = ("deb", "debian") if package.version else ("generic", None)
    url = PackageURL(kind, source, package.name, package.version or None)
    return Component(name=package.name, version=package.version or None, purl=url, bom_ref=str(url))
