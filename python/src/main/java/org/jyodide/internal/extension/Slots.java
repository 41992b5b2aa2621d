package org.jyodide.internal.extension;

/** The numbers of the slots of a type, as the stable ABI of CPython has them. */
public final class Slots {
  public static final int BF_GETBUFFER = 1;
  public static final int BF_RELEASEBUFFER = 2;
  public static final int MP_ASS_SUBSCRIPT = 3;
  public static final int MP_LENGTH = 4;
  public static final int MP_SUBSCRIPT = 5;
  public static final int NB_ADD = 7;
  public static final int NB_BOOL = 9;
  public static final int NB_FLOAT = 11;
  public static final int NB_INDEX = 13;
  public static final int NB_INPLACE_ADD = 14;
  public static final int NB_SUBTRACT = 36;
  public static final int NB_INT = 26;
  public static final int NB_MULTIPLY = 29;
  public static final int SQ_CONTAINS = 41;
  public static final int TP_CALL = 50;
  public static final int TP_DEALLOC = 52;
  public static final int TP_DESCR_GET = 54;
  public static final int TP_DESCR_SET = 55;
  public static final int TP_DOC = 56;
  public static final int TP_GETATTRO = 58;
  public static final int TP_HASH = 59;
  public static final int TP_ITER = 62;
  public static final int TP_ITERNEXT = 63;
  public static final int TP_METHODS = 64;
  public static final int TP_NEW = 65;
  public static final int TP_REPR = 66;
  public static final int TP_RICHCOMPARE = 67;
  public static final int TP_SETATTRO = 69;
  public static final int TP_STR = 70;
  public static final int TP_MEMBERS = 72;
  public static final int AM_AWAIT = 77;

  private Slots() {}
}
