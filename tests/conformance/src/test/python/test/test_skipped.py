"""A module that is skipped when it is imported."""

import unittest

raise unittest.SkipTest("nothing for it here")
