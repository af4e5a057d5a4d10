"""From public bodies' sites to files, with a ledger of what was asked, got, changed and refused."""
