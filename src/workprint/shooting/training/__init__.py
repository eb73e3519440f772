"""Policies for the shooting schedule: learned in simulation, judged beside what they must beat."""
