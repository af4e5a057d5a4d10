"""Small papers of our own that the warm parent reads once, so that no document pays for what is made on first use."""

MINUTES = b"""Wrenmouth City Council

Minutes of the Harbour Committee held on Tuesday 12 March 2024 at 6.30pm in the Guildhall

Present: Councillor Ada Pell (Chair), Councillor Ben Roe
In attendance: Cy Dunn, Harbour Master
Apologies: Councillor Di Orr

1. Minutes of the last meeting

RESOLVED: That the minutes of the meeting held on 6 February 2024 be approved.
Proposed by Cllr Roe, seconded by Cllr Pell. Carried, 2 votes for, 0 against.

2. Dredging

The Environment Agency (EA) had been consulted. The Clerk agreed to ask for tenders by 1 May 2024.
ACTION: Clerk
"""

REPLY = b"""Freedom of Information Act 2000 - request FOI/24/0012

2 May 2024

Dear Requester

Thank you for your request received on 3 April 2024.

1. How many gulls were counted in 2023?

Forty.

2. Who counted them?

We are withholding this information under section 40(2) of the Act (personal information).

If you are unhappy with this reply you may ask for an internal review.
"""

# One page that says the first line of the minutes, without a cross-reference table: pdfium makes its own.
CONTENT = b"BT /F1 12 Tf 72 700 Td (Minutes of the Harbour Committee) Tj ET 72 600 200 50 re S"
PDF = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%b
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 6>>
%%%%EOF
""" % (len(CONTENT), CONTENT)

PAPERS = (MINUTES, REPLY, PDF)
