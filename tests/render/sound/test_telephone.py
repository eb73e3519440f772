"""A voice through a telephone: its band alone, as loud as speech is."""

import numpy as np
import pytest

from workprint.render.sound.ambience import SAMPLE_RATE
from workprint.render.sound.film import telephoned


def level(sound: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(sound.astype(np.float64) ** 2)) + 1e-9))


@pytest.mark.parametrize("hz,through", [(60, False), (150, False), (1000, True), (6000, False)])
def test_the_band_is_the_telephones(hz: float, through: bool) -> None:
    time = np.arange(24_000) / 24_000
    speech = 0.1 * np.sin(2 * np.pi * 900 * time)
    tone = 0.3 * np.sin(2 * np.pi * hz * time)
    made = telephoned((speech + tone).astype(np.float32))
    spectrum = np.abs(np.fft.rfft(made[: 2 * len(time)]))
    hertz = np.fft.rfftfreq(len(made), 1 / SAMPLE_RATE)
    at = spectrum[np.argmin(np.abs(hertz - hz))]
    assert (at > 0.5 * spectrum.max()) == through
    outside = spectrum[(hertz > 4200) | (hertz < 150)]
    assert (outside**2).sum() < 0.02 * (spectrum**2).sum()


def test_it_is_about_as_loud_as_the_voice() -> None:
    rng = np.random.default_rng(4)
    voice = (0.2 * rng.standard_normal(48_000)).astype(np.float32)
    assert level(telephoned(voice)) == pytest.approx(level(voice), abs=3)
    assert np.isfinite(telephoned(np.zeros(1000, np.float32))).all()
    assert len(telephoned(voice)) == 2 * len(voice)
