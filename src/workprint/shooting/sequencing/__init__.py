"""The talent scheduling problem: the order of scenes that keeps people on location least.

An actor is paid from the first to the last scene that needs them, held days included (CSPLib
problem 039; Cheng, Diamond and Lin 1993). Small films are solved to proof, large ones by annealing
with a lower bound that is proved.
"""

from workprint.shooting.sequencing.problem import ProblemError, Sequencing, read_problem
from workprint.shooting.sequencing.solving import Answer, sequence

__all__ = ["Answer", "ProblemError", "Sequencing", "read_problem", "sequence"]
