// Is each of these files valid PDF/UA-1 and PDF/A-3a? veraPDF says.
//
//   java -cp 'LIBRARIES/*' VerifyPdf.java FILE...
//
// Prints one line per file and standard, and under it each rule that fails: its clause and
// test, how often, what it asks for, and the first places. Ends with 1 when a file failed.

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public class VerifyPdf {
    private static final Map<String, PDFAFlavour> STANDARDS = new LinkedHashMap<>();
    private static final int PLACES = 3; // of a failing rule that are shown

    static {
        STANDARDS.put("PDF/UA-1", PDFAFlavour.PDFUA_1);
        STANDARDS.put("PDF/A-3a", PDFAFlavour.PDFA_3_A);
    }

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean allValid = files.length > 0;
        for (String file : files) {
            for (Map.Entry<String, PDFAFlavour> standard : STANDARDS.entrySet()) {
                allValid &= verify(file, standard.getKey(), standard.getValue());
            }
        }
        System.exit(allValid ? 0 : 1);
    }

    private static boolean verify(String file, String name, PDFAFlavour flavour)
            throws Exception {
        long begun = System.nanoTime();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, PLACES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%s: %s %s (%.1f s)%n",
                    file, result.isCompliant() ? "valid" : "NOT valid", name, seconds);
            tell(result);
            return result.isCompliant();
        }
    }

    private static void tell(ValidationResult result) {
        Map<RuleId, List<TestAssertion>> failed = new LinkedHashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                failed.computeIfAbsent(one.getRuleId(), rule -> new ArrayList<>()).add(one);
            }
        }
        failed.forEach(
                (rule, places) -> {
                    System.out.printf(
                            "  clause %s, test %d, %d times: %s%n",
                            rule.getClause(),
                            rule.getTestNumber(),
                            result.getFailedChecks().get(rule),
                            places.get(0).getMessage());
                    for (TestAssertion place : places) {
                        System.out.printf(
                                "    %s%n      at %s%n",
                                place.getErrorMessage(), place.getLocation().getContext());
                    }
                });
    }
}
