"""How does HTML become a PDF, piece by piece, without any database?"""
