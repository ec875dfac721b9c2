"""What a report shows, computed once from a journey: every format of report is rendered from a `JourneyView`."""

from cjm.view.journey import JourneyView, build_view

__all__ = ["JourneyView", "build_view"]
