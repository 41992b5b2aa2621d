package org.jyodide.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/**
 * What is known of each instruction: its name in the text format, its immediates and, if its typing
 * does not depend on immediates or context, its type. One table serves the reader, the validator
 * and the dumps.
 */
public final class InstructionSet {
  private static final int MISC_START = 0x100;
  private static final int MISC_COUNT = 18;

  // A digit for each opcode from i32.load on.
  private static final String NATURAL_ALIGNMENTS = "23230011001122" + "232301012";

  private static final int SIMD_START = MISC_START + MISC_COUNT;

  private static final @Nullable String[] NAMES = new String[SIMD_START + SimdInstructions.COUNT];
  private static final @Nullable Immediates[] IMMEDIATES = new Immediates[NAMES.length];
  private static final @Nullable FunctionType[] TYPES = new FunctionType[NAMES.length];

  // Opcode, name, immediates, type: a letter for each operand and result (ValueType.letter()), "-"
  // if
  // the type depends on more.
  private static final String TABLE =
      """
      00   unreachable              NONE           -
      01   nop                      NONE           _
      02   block                    BLOCK          -
      03   loop                     BLOCK          -
      04   if                       BLOCK          -
      05   else                     NONE           -
      06   try                      BLOCK          -
      07   catch                    TAG            -
      08   throw                    TAG            -
      09   rethrow                  LABEL          -
      0A   throw_ref                NONE           -
      0B   end                      NONE           -
      0C   br                       LABEL          -
      0D   br_if                    LABEL          -
      0E   br_table                 LABEL_TABLE    -
      0F   return                   NONE           -
      10   call                     FUNCTION       -
      11   call_indirect            CALL_INDIRECT  -
      12   return_call              FUNCTION       -
      13   return_call_indirect     CALL_INDIRECT  -
      18   delegate                 LABEL          -
      19   catch_all                NONE           -
      1F   try_table                TRY_TABLE      -
      1A   drop                     NONE           -
      1B   select                   NONE           -
      1C   select                   SELECT_TYPES   -
      20   local.get                LOCAL          -
      21   local.set                LOCAL          -
      22   local.tee                LOCAL          -
      23   global.get               GLOBAL         -
      24   global.set               GLOBAL         -
      25   table.get                TABLE          -
      26   table.set                TABLE          -
      28   i32.load                 MEMORY_ACCESS  i_i
      29   i64.load                 MEMORY_ACCESS  i_l
      2A   f32.load                 MEMORY_ACCESS  i_f
      2B   f64.load                 MEMORY_ACCESS  i_d
      2C   i32.load8_s              MEMORY_ACCESS  i_i
      2D   i32.load8_u              MEMORY_ACCESS  i_i
      2E   i32.load16_s             MEMORY_ACCESS  i_i
      2F   i32.load16_u             MEMORY_ACCESS  i_i
      30   i64.load8_s              MEMORY_ACCESS  i_l
      31   i64.load8_u              MEMORY_ACCESS  i_l
      32   i64.load16_s             MEMORY_ACCESS  i_l
      33   i64.load16_u             MEMORY_ACCESS  i_l
      34   i64.load32_s             MEMORY_ACCESS  i_l
      35   i64.load32_u             MEMORY_ACCESS  i_l
      36   i32.store                MEMORY_ACCESS  ii_
      37   i64.store                MEMORY_ACCESS  il_
      38   f32.store                MEMORY_ACCESS  if_
      39   f64.store                MEMORY_ACCESS  id_
      3A   i32.store8               MEMORY_ACCESS  ii_
      3B   i32.store16              MEMORY_ACCESS  ii_
      3C   i64.store8               MEMORY_ACCESS  il_
      3D   i64.store16              MEMORY_ACCESS  il_
      3E   i64.store32              MEMORY_ACCESS  il_
      3F   memory.size              MEMORY         _i
      40   memory.grow              MEMORY         i_i
      41   i32.const                I32            _i
      42   i64.const                I64            _l
      43   f32.const                F32            _f
      44   f64.const                F64            _d
      45   i32.eqz                  NONE           i_i
      46   i32.eq                   NONE           ii_i
      47   i32.ne                   NONE           ii_i
      48   i32.lt_s                 NONE           ii_i
      49   i32.lt_u                 NONE           ii_i
      4A   i32.gt_s                 NONE           ii_i
      4B   i32.gt_u                 NONE           ii_i
      4C   i32.le_s                 NONE           ii_i
      4D   i32.le_u                 NONE           ii_i
      4E   i32.ge_s                 NONE           ii_i
      4F   i32.ge_u                 NONE           ii_i
      50   i64.eqz                  NONE           l_i
      51   i64.eq                   NONE           ll_i
      52   i64.ne                   NONE           ll_i
      53   i64.lt_s                 NONE           ll_i
      54   i64.lt_u                 NONE           ll_i
      55   i64.gt_s                 NONE           ll_i
      56   i64.gt_u                 NONE           ll_i
      57   i64.le_s                 NONE           ll_i
      58   i64.le_u                 NONE           ll_i
      59   i64.ge_s                 NONE           ll_i
      5A   i64.ge_u                 NONE           ll_i
      5B   f32.eq                   NONE           ff_i
      5C   f32.ne                   NONE           ff_i
      5D   f32.lt                   NONE           ff_i
      5E   f32.gt                   NONE           ff_i
      5F   f32.le                   NONE           ff_i
      60   f32.ge                   NONE           ff_i
      61   f64.eq                   NONE           dd_i
      62   f64.ne                   NONE           dd_i
      63   f64.lt                   NONE           dd_i
      64   f64.gt                   NONE           dd_i
      65   f64.le                   NONE           dd_i
      66   f64.ge                   NONE           dd_i
      67   i32.clz                  NONE           i_i
      68   i32.ctz                  NONE           i_i
      69   i32.popcnt               NONE           i_i
      6A   i32.add                  NONE           ii_i
      6B   i32.sub                  NONE           ii_i
      6C   i32.mul                  NONE           ii_i
      6D   i32.div_s                NONE           ii_i
      6E   i32.div_u                NONE           ii_i
      6F   i32.rem_s                NONE           ii_i
      70   i32.rem_u                NONE           ii_i
      71   i32.and                  NONE           ii_i
      72   i32.or                   NONE           ii_i
      73   i32.xor                  NONE           ii_i
      74   i32.shl                  NONE           ii_i
      75   i32.shr_s                NONE           ii_i
      76   i32.shr_u                NONE           ii_i
      77   i32.rotl                 NONE           ii_i
      78   i32.rotr                 NONE           ii_i
      79   i64.clz                  NONE           l_l
      7A   i64.ctz                  NONE           l_l
      7B   i64.popcnt               NONE           l_l
      7C   i64.add                  NONE           ll_l
      7D   i64.sub                  NONE           ll_l
      7E   i64.mul                  NONE           ll_l
      7F   i64.div_s                NONE           ll_l
      80   i64.div_u                NONE           ll_l
      81   i64.rem_s                NONE           ll_l
      82   i64.rem_u                NONE           ll_l
      83   i64.and                  NONE           ll_l
      84   i64.or                   NONE           ll_l
      85   i64.xor                  NONE           ll_l
      86   i64.shl                  NONE           ll_l
      87   i64.shr_s                NONE           ll_l
      88   i64.shr_u                NONE           ll_l
      89   i64.rotl                 NONE           ll_l
      8A   i64.rotr                 NONE           ll_l
      8B   f32.abs                  NONE           f_f
      8C   f32.neg                  NONE           f_f
      8D   f32.ceil                 NONE           f_f
      8E   f32.floor                NONE           f_f
      8F   f32.trunc                NONE           f_f
      90   f32.nearest              NONE           f_f
      91   f32.sqrt                 NONE           f_f
      92   f32.add                  NONE           ff_f
      93   f32.sub                  NONE           ff_f
      94   f32.mul                  NONE           ff_f
      95   f32.div                  NONE           ff_f
      96   f32.min                  NONE           ff_f
      97   f32.max                  NONE           ff_f
      98   f32.copysign             NONE           ff_f
      99   f64.abs                  NONE           d_d
      9A   f64.neg                  NONE           d_d
      9B   f64.ceil                 NONE           d_d
      9C   f64.floor                NONE           d_d
      9D   f64.trunc                NONE           d_d
      9E   f64.nearest              NONE           d_d
      9F   f64.sqrt                 NONE           d_d
      A0   f64.add                  NONE           dd_d
      A1   f64.sub                  NONE           dd_d
      A2   f64.mul                  NONE           dd_d
      A3   f64.div                  NONE           dd_d
      A4   f64.min                  NONE           dd_d
      A5   f64.max                  NONE           dd_d
      A6   f64.copysign             NONE           dd_d
      A7   i32.wrap_i64             NONE           l_i
      A8   i32.trunc_f32_s          NONE           f_i
      A9   i32.trunc_f32_u          NONE           f_i
      AA   i32.trunc_f64_s          NONE           d_i
      AB   i32.trunc_f64_u          NONE           d_i
      AC   i64.extend_i32_s         NONE           i_l
      AD   i64.extend_i32_u         NONE           i_l
      AE   i64.trunc_f32_s          NONE           f_l
      AF   i64.trunc_f32_u          NONE           f_l
      B0   i64.trunc_f64_s          NONE           d_l
      B1   i64.trunc_f64_u          NONE           d_l
      B2   f32.convert_i32_s        NONE           i_f
      B3   f32.convert_i32_u        NONE           i_f
      B4   f32.convert_i64_s        NONE           l_f
      B5   f32.convert_i64_u        NONE           l_f
      B6   f32.demote_f64           NONE           d_f
      B7   f64.convert_i32_s        NONE           i_d
      B8   f64.convert_i32_u        NONE           i_d
      B9   f64.convert_i64_s        NONE           l_d
      BA   f64.convert_i64_u        NONE           l_d
      BB   f64.promote_f32          NONE           f_d
      BC   i32.reinterpret_f32      NONE           f_i
      BD   i64.reinterpret_f64      NONE           d_l
      BE   f32.reinterpret_i32      NONE           i_f
      BF   f64.reinterpret_i64      NONE           l_d
      C0   i32.extend8_s            NONE           i_i
      C1   i32.extend16_s           NONE           i_i
      C2   i64.extend8_s            NONE           l_l
      C3   i64.extend16_s           NONE           l_l
      C4   i64.extend32_s           NONE           l_l
      D0   ref.null                 REFERENCE_TYPE -
      D1   ref.is_null              NONE           -
      D2   ref.func                 FUNCTION       -
      FC00 i32.trunc_sat_f32_s      NONE           f_i
      FC01 i32.trunc_sat_f32_u      NONE           f_i
      FC02 i32.trunc_sat_f64_s      NONE           d_i
      FC03 i32.trunc_sat_f64_u      NONE           d_i
      FC04 i64.trunc_sat_f32_s      NONE           f_l
      FC05 i64.trunc_sat_f32_u      NONE           f_l
      FC06 i64.trunc_sat_f64_s      NONE           d_l
      FC07 i64.trunc_sat_f64_u      NONE           d_l
      FC08 memory.init              DATA_MEMORY    iii_
      FC09 data.drop                DATA           _
      FC0A memory.copy              MEMORY_MEMORY  iii_
      FC0B memory.fill              MEMORY         iii_
      FC0C table.init               ELEMENT_TABLE  -
      FC0D elem.drop                ELEMENT        -
      FC0E table.copy               TABLE_TABLE    -
      FC0F table.grow               TABLE          -
      FC10 table.size               TABLE          -
      FC11 table.fill               TABLE          -
      """;

  static {
    read(TABLE, 0);
    read(SimdInstructions.TABLE, Opcodes.PREFIX_SIMD << 8);
  }

  private InstructionSet() {}

  private static void read(String table, int firstOpcode) {
    for (String line : table.lines().toList()) {
      String[] fields = line.trim().split(" +", 4);
      int slot = slot(firstOpcode + Integer.parseInt(fields[0], 16));
      NAMES[slot] = fields[1];
      IMMEDIATES[slot] = Immediates.valueOf(fields[2]);
      TYPES[slot] = fields[3].equals("-") ? null : parseType(fields[3]);
    }
  }

  /** Whether {@code opcode} (see {@link Opcodes}) stands for an instruction. */
  public static boolean isDefined(int opcode) {
    int slot = slot(opcode);
    return slot >= 0 && NAMES[slot] != null;
  }

  /** The name in the text format; {@code unknown 0x…} for other numbers. */
  public static String name(int opcode) {
    int slot = slot(opcode);
    String name = slot >= 0 ? NAMES[slot] : null;
    return name != null ? name : "unknown 0x" + Integer.toHexString(opcode);
  }

  /** What follows the opcode, or {@code null} if there is no such instruction. */
  public static @Nullable Immediates immediates(int opcode) {
    int slot = slot(opcode);
    return slot >= 0 ? IMMEDIATES[slot] : null;
  }

  /** Operands and results, or {@code null} if they depend on immediates or context. */
  public static @Nullable FunctionType type(int opcode) {
    int slot = slot(opcode);
    return slot >= 0 ? TYPES[slot] : null;
  }

  /** The exponent of the alignment that a load or store has by the size of what it accesses. */
  public static int naturalAlignment(int opcode) {
    return opcode >> 8 == Opcodes.PREFIX_SIMD
        ? SimdInstructions.naturalAlignment(opcode & 0xFF)
        : NATURAL_ALIGNMENTS.charAt(opcode - Opcodes.I32_LOAD) - '0';
  }

  private static int slot(int opcode) {
    if (opcode >= 0 && opcode < MISC_START) {
      return opcode;
    }
    if (opcode >> 8 == Opcodes.PREFIX_SIMD) {
      return SIMD_START + (opcode & 0xFF);
    }
    int misc = opcode - (Opcodes.PREFIX_MISC << 8);
    return misc >= 0 && misc < MISC_COUNT ? MISC_START + misc : -1;
  }

  private static FunctionType parseType(String letters) {
    int split = letters.indexOf('_');
    return new FunctionType(
        parseTypes(letters.substring(0, split)), parseTypes(letters.substring(split + 1)));
  }

  private static List<ValueType> parseTypes(String letters) {
    List<ValueType> types = new ArrayList<>();
    letters.chars().forEach(letter -> types.add(ofLetter(letter)));
    return types;
  }

  private static ValueType ofLetter(int letter) {
    for (ValueType type : ValueType.values()) {
      if (type.letter() == letter) {
        return type;
      }
    }
    throw new IllegalArgumentException("a letter of a value type was wanted, got " + (char) letter);
  }
}
