from thingwire._native import *
