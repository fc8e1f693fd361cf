package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.Commerce;
import io.jenkins.plugins.kakaomemo.kakao.template.CommerceTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A product and its price. */
public final class CommerceContent extends CardContent {

    private static final long serialVersionUID = 1L;

    private final Integer regularPrice;
    private Integer discountPrice;
    private Integer discountRate;
    private Integer fixedDiscountPrice;
    private String productName;
    private String currencyUnit;
    private Integer currencyUnitPosition;

    @DataBoundConstructor
    public CommerceContent(@CheckForNull String title, @CheckForNull Integer regularPrice) {
        super(title);
        this.regularPrice = regularPrice;
    }

    /** The price without discount; required. */
    @CheckForNull
    public Integer getRegularPrice() {
        return regularPrice;
    }

    /** The price with discount, or {@code null}; goes with one of the next two. */
    @CheckForNull
    public Integer getDiscountPrice() {
        return discountPrice;
    }

    @DataBoundSetter
    public void setDiscountPrice(@CheckForNull Integer discountPrice) {
        this.discountPrice = discountPrice;
    }

    /** The discount in per cent, 0 to 100, or {@code null}. */
    @CheckForNull
    public Integer getDiscountRate() {
        return discountRate;
    }

    @DataBoundSetter
    public void setDiscountRate(@CheckForNull Integer discountRate) {
        this.discountRate = discountRate;
    }

    /** The discount as an amount, or {@code null}. */
    @CheckForNull
    public Integer getFixedDiscountPrice() {
        return fixedDiscountPrice;
    }

    @DataBoundSetter
    public void setFixedDiscountPrice(@CheckForNull Integer fixedDiscountPrice) {
        this.fixedDiscountPrice = fixedDiscountPrice;
    }

    /** The name of the product, or {@code null}. */
    @CheckForNull
    public String getProductName() {
        return productName;
    }

    @DataBoundSetter
    public void setProductName(@CheckForNull String productName) {
        this.productName = Util.fixEmptyAndTrim(productName);
    }

    /** The currency, or {@code null} for 원. */
    @CheckForNull
    public String getCurrencyUnit() {
        return currencyUnit;
    }

    @DataBoundSetter
    public void setCurrencyUnit(@CheckForNull String currencyUnit) {
        this.currencyUnit = Util.fixEmptyAndTrim(currencyUnit);
    }

    /** 0 for behind the amount, 1 for before it, or {@code null} for behind. */
    @CheckForNull
    public Integer getCurrencyUnitPosition() {
        return currencyUnitPosition;
    }

    @DataBoundSetter
    public void setCurrencyUnitPosition(@CheckForNull Integer currencyUnitPosition) {
        this.currencyUnitPosition = currencyUnitPosition;
    }

    @Override
    public Memo memo(Link link) {
        Content content = content(null, link);
        List<Button> buttons = buttons(link);
        return Fields.named(Fields::camelCase, () -> new CommerceTemplate(content, price(), null, buttons));
    }

    private Commerce price() {
        return new Commerce(
                regularPrice,
                discountPrice,
                discountRate,
                fixedDiscountPrice,
                productName,
                currencyUnit,
                currencyUnitPosition);
    }

    @Extension(ordinal = 60)
    @Symbol("commerce")
    public static final class DescriptorImpl extends CardDescriptor {

        public DescriptorImpl() {
            for (String field : List.of("title", "imageUrl", "url", "buttons")) {
                addHelpFileRedirect(field, FeedContent.class, field);
            }
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CommerceContent_DisplayName();
        }

        @POST
        public ListBoxModel doFillCurrencyUnitPositionItems() {
            return new ListBoxModel(
                    new ListBoxModel.Option(Messages.CommerceContent_BehindTheAmount(), ""),
                    new ListBoxModel.Option(Messages.CommerceContent_BeforeTheAmount(), "1"));
        }

        @POST
        public FormValidation doCheckRegularPrice(@QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? Fields.checkRequired("regularPrice", value)
                    : Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckDiscountPrice(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckDiscountRate(@QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.ok()
                    : FormValidation.validateIntegerInRange(value, 0, 100);
        }

        @POST
        public FormValidation doCheckFixedDiscountPrice(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }
    }
}
