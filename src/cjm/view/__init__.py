"""What a report shows, computed once from a journey: every format of report is rendered from a `JourneyView`."""
