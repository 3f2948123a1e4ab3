"""What is in the menu?"""


def shell(request):
    return {}
