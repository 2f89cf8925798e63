"""What Windows and macOS are told of the program, in the forms that they want."""

from __future__ import annotations

import re
from typing import Any

from release.product import INK_TYPE, Product


def version_information(product: Product, name: str) -> Any:
    """The version resource of a Windows executable; only PyInstaller on Windows can make one."""
    from PyInstaller.utils.win32 import versioninfo as win

    numbers = file_version(product.version)
    told = {
        "CompanyName": product.author,
        "FileDescription": product.title,
        "FileVersion": product.version,
        "InternalName": name,
        "LegalCopyright": f"{product.author}, {product.licence}",
        "OriginalFilename": f"{name}.exe",
        "ProductName": product.title,
        "ProductVersion": product.version,
    }
    # 0409 04b0: English in Unicode.
    strings = win.StringTable("040904B0", [win.StringStruct(*pair) for pair in told.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            win.StringFileInfo([strings]),
            win.VarFileInfo([win.VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )


def file_version(version: str) -> tuple[int, ...]:
    """The four numbers that Windows counts versions by: of 0.2.0rc1 those of 0.2.0."""
    release = re.split(r"[^\d.]", version, maxsplit=1)[0]
    numbers = [int(part) for part in release.split(".") if part][:3]
    return (*numbers, *[0] * (4 - len(numbers)))


def info_plist(product: Product) -> dict[str, Any]:
    """The property list of a macOS bundle, besides what PyInstaller writes there by itself."""
    return {
        "CFBundleDisplayName": product.title,
        "CFBundleShortVersionString": product.version,
        "LSApplicationCategoryType": "public.app-category.utilities",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{product.author}, {product.licence}",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "InkML",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["org.w3.inkml"],
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "org.w3.inkml",
                "UTTypeDescription": "InkML",
                "UTTypeConformsTo": ["public.xml"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["inkml"],
                    "public.mime-type": INK_TYPE,
                },
            }
        ],
    }
