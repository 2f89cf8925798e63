"""The report: one page that shows what a run or a checkpoint has become."""
