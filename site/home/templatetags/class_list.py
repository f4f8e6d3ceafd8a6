"""``{% load class_list %}``: the classes of a course as entries of a list."""

from django import template

from home.components.class_list import class_entries

register = template.Library()
register.simple_tag(class_entries)
