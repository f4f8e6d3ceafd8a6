"""Words about contributors."""

from django import template

from peers.words import skill_name

register = template.Library()

register.simple_tag(skill_name)
