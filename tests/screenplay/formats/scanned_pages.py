"""Pages as a scanner leaves them: pictures in a PDF, a little turned, soft and grainy."""

from __future__ import annotations

import numpy as np
import pypdfium2
import skia
from numpy.typing import NDArray
from scipy import ndimage


def scanned(data: bytes, *, dpi: float = 150, degrees: float = 0.6, grain: float = 10) -> bytes:
    """The pages of a PDF as pictures in another."""
    draw = np.random.default_rng(1)
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target)
    for page in pypdfium2.PdfDocument(data):
        grey = picture(page, dpi)
        grey = ndimage.rotate(grey, degrees, reshape=False, cval=255, order=1)
        grey = ndimage.gaussian_filter(grey, 0.6) + draw.normal(0, grain, grey.shape)
        pixels = np.clip(grey, 0, 255).astype(np.uint8)
        opaque = np.full_like(pixels, 255)
        image = skia.Image.fromarray(
            np.ascontiguousarray(np.dstack([pixels, pixels, pixels, opaque])),
            colorType=skia.kRGBA_8888_ColorType,
        )
        canvas = document.beginPage(*page.get_size())
        canvas.drawImageRect(image, skia.Rect(*page.get_size()))
        document.endPage()
    document.close()
    return bytes(target.detachAsData())


def picture(page: pypdfium2.PdfPage, dpi: float) -> NDArray[np.float64]:
    """A page's pixels, in grey."""
    pixels = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return pixels.reshape(pixels.shape[:2]).astype(float)
