package dev.overstay.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our hash is the JDK's, at every length around the ends of blocks. */
class Sha256Test {

  @Test
  void everyLengthGivesTheDigestOfTheJdk() throws NoSuchAlgorithmException {
    MessageDigest jdk = MessageDigest.getInstance("SHA-256");
    Random random = new Random(42);
    for (int length = 0; length < 300; length++) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      assertArrayEquals(jdk.digest(message), Sha256.of(message), "length " + length);
    }
  }
}
