"""A case of each outcome, in the order of their names."""

import os
import unittest


class Outcomes(unittest.TestCase):
    def test_a_passes(self):
        pass

    def test_b_fails(self):
        self.assertEqual(6 * 7, 41)

    @unittest.skip("not here")
    def test_c_is_skipped(self):
        pass

    def test_d_hangs(self):
        while True:
            pass

    def test_e_ends_the_interpreter(self):
        os._exit(3)

    def test_f_one_subtest_fails(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_g_one_subtest_is_skipped(self):
        for i in range(2):
            with self.subTest(i=i):
                if i == 1:
                    self.skipTest("no 1")

    @unittest.expectedFailure
    def test_h_fails_as_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_i_passes_unexpectedly(self):
        pass

    def test_j_exits(self):
        raise SystemExit(4)


class NoSetup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("no class")

    def test_is_not_reached(self):
        pass
