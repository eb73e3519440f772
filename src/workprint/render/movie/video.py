"""Pictures to H.264: one shot, one file, encoded so that shots join without re-encoding."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# No B-frames and one IDR at the head: packets of any shots can follow one another as they are.
# One thread: the same pictures give the same bytes on every machine.
_X264 = {
    "preset": "veryfast",
    "crf": "19",
    "tune": "animation",
    "bf": "0",
    "threads": "1",
    "x264-params": "scenecut=0:keyint=240:open-gop=0:colorprim=bt709:transfer=bt709:"
    "colormatrix=bt709",
}


def write_video(
    path: Path,
    pictures: Iterable[npt.NDArray[np.uint8]],
    rate: Fraction,
    size: tuple[int, int],
) -> None:
    """Encode RGB pictures (height, width, 3) at `rate`; `size` is (width, height)."""
    import av
    from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

    reformatter = VideoReformatter()
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=rate, options=_X264)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = 1 / rate
        stream.codec_context.time_base = 1 / rate
        last = None
        converted = None
        for index, picture in enumerate(pictures):
            if picture is not last:
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
                converted = reformatter.reformat(
                    frame,
                    format="yuv420p",
                    src_color_range=ColorRange.JPEG,
                    dst_color_range=ColorRange.MPEG,
                    dst_colorspace=Colorspace.ITU709,
                )
                last = picture
            assert converted is not None
            converted.pts = index
            converted.time_base = 1 / rate
            container.mux(stream.encode(converted))
        container.mux(stream.encode(None))
