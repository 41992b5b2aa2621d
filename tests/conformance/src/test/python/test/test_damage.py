import unittest

damaged = []


class Damage(unittest.TestCase):
    def test_a_damages(self):
        self.assertEqual(damaged, [])
        damaged.append("a")
        self.fail("a")

    def test_b_needs_what_was_damaged(self):
        self.assertEqual(damaged, [])

    def test_c_damages_too(self):
        self.assertEqual(damaged, [])
        damaged.append("c")
        self.fail("c")

    def test_d_hangs(self):
        while True:
            pass

    def test_e_needs_it_too(self):
        self.assertEqual(damaged, [])
