"""A body to try things on: the real one if the store has it, else the package's own."""

from __future__ import annotations

import pytest
from figure_looks import look

from workprint.render.figures import Body, Figure, build_figure, load_body


@pytest.fixture(scope="session")
def body() -> Body:
    from workprint.models import store

    return load_body(store.find("makehuman"))


@pytest.fixture(scope="session")
def figure(body: Body) -> Figure:
    return build_figure(body, look())
