package dev.overstay.html;

/**
 * SHA-256 as in FIPS 180-4. The JDK's implementation loads the security providers, which takes as
 * long as the rest of a page, and may run the user's providers in a JVM that is ending.
 */
final class Sha256 {
  private final int[] k = new int[64];
  private final int[] state = new int[8];
  private final int[] w = new int[64];

  private Sha256() {
    // The first 32 bits of the fractions of the square and cube roots of the first primes.
    int n = 0;
    for (int candidate = 2; n < 64; candidate++) {
      if (isPrime(candidate)) {
        k[n] = fraction(Math.cbrt(candidate));
        if (n < 8) {
          state[n] = fraction(Math.sqrt(candidate));
        }
        n++;
      }
    }
  }

  static byte[] of(byte[] message) {
    Sha256 sha = new Sha256();
    byte[] padded = new byte[(message.length + 8) / 64 * 64 + 64];
    System.arraycopy(message, 0, padded, 0, message.length);
    padded[message.length] = (byte) 0x80;
    long bits = message.length * 8L;
    for (int i = 0; i < 8; i++) {
      padded[padded.length - 1 - i] = (byte) (bits >>> (8 * i));
    }
    for (int at = 0; at < padded.length; at += 64) {
      sha.block(padded, at);
    }
    byte[] digest = new byte[32];
    for (int i = 0; i < 32; i++) {
      digest[i] = (byte) (sha.state[i / 4] >>> (24 - 8 * (i % 4)));
    }
    return digest;
  }

  private void block(byte[] bytes, int at) {
    for (int i = 0; i < 16; i++) {
      int p = at + 4 * i;
      w[i] =
          (bytes[p] & 0xff) << 24
              | (bytes[p + 1] & 0xff) << 16
              | (bytes[p + 2] & 0xff) << 8
              | (bytes[p + 3] & 0xff);
    }
    for (int i = 16; i < 64; i++) {
      int x = w[i - 15];
      int y = w[i - 2];
      int s0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3);
      int s1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ (y >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int i = 0; i < 64; i++) {
      int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int t1 = h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i];
      int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  private static boolean isPrime(int n) {
    for (int i = 2; i * i <= n; i++) {
      if (n % i == 0) {
        return false;
      }
    }
    return true;
  }

  // A double has 52 bits of fraction: enough for the 3 bits of the root's integer part and 32 more.
  private static int fraction(double root) {
    return (int) (long) ((root - Math.floor(root)) * 4294967296.0);
  }
}
