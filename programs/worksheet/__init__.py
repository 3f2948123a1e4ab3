"""How does an agency write its findings and programs in a worksheet, without a line?"""
