"""Pictures of figures: made on the server by Vega, in the site's colours, and said in words as well.

A chart gets values that may be published, and never a hidden one: what is hidden is drawn as a hatched box
with the word for it, and never as 0.
"""

from insight.charts.bars import bars
from insight.charts.columns import columns
from insight.charts.drawing import Picture
from insight.charts.flow import flow
from insight.charts.lines import lines
from insight.charts.marks import Mark

__all__ = ["Mark", "Picture", "bars", "columns", "flow", "lines"]
