"""What goes before and after every answer, so that the site may stand on the open web.

a request ─▶ gate: is it well formed, and is it offered here?      (400, 403, 405, 414)
          ─▶ lanes: heavy requests wait for each other, cheap ones do not     (503)
          ─▶ the site
          ─▶ headers, redirects only to ourselves, cells of CSV that no spreadsheet takes for formulas
"""
