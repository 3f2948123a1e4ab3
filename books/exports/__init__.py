"""In which other forms is the book handed over?"""
