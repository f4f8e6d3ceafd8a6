"""``{% load course_list %}``: courses as cards, and the filters of the catalogue."""

from django import template

from home.components import course_list

register = template.Library()

for part in (course_list.course_cards, course_list.filter_groups, course_list.new_counts):
    register.simple_tag(part)
