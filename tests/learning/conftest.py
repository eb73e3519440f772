"""Small networks learn fastest on one thread, and test processes share the processors."""

from __future__ import annotations

import torch

torch.set_num_threads(1)
