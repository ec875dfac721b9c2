"""The methods by which a map is made, and the states of the journey that it shows."""

from typing import Literal

Method = Literal["ten-step", "loyalty-loop", "walkthrough", "emotion-led", "content-plan"]
State = Literal["current", "future", "day-in-the-life"]
