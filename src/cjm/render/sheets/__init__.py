"""A map as sheets: what stands in which table. `cjm.render.xlsx` writes them into a workbook."""
