using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Tests.Intake;

public sealed class FollowUpCodeSpecs
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];
    private static readonly Guid Case = new("0193a5a0-0000-7000-8000-000000000001");

    [Fact]
    public void The_same_case_and_version_give_the_same_code() =>
        Assert.Equal(FollowUpCode.For(Key, Case, 1), FollowUpCode.For(Key, Case, 1));

    [Fact]
    public void Another_version_case_or_key_gives_another_code()
    {
        var code = FollowUpCode.For(Key, Case, 1);

        Assert.NotEqual(code, FollowUpCode.For(Key, Case, 2));
        Assert.NotEqual(code, FollowUpCode.For(Key, new Guid("0193a5a0-0000-7000-8000-000000000002"), 1));
        Assert.NotEqual(code, FollowUpCode.For([.. Key.Reverse()], Case, 1));
    }

    [Fact]
    public void A_code_carries_the_first_eighty_bits_of_the_keyed_hash()
    {
        byte[] message = [.. Case.ToByteArray(bigEndian: true), 0, 0, 0, 1];
        var hash = System.Security.Cryptography.HMACSHA256.HashData(Key, message);
        var bits = string.Concat(hash.Take(10).Select(octet => Convert.ToString(octet, 2).PadLeft(8, '0')));
        var letters = bits.Chunk(5).Select(five => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Convert.ToInt32(new string(five), 2)]);

        Assert.Equal(string.Concat(letters), FollowUpCode.For(Key, Case, 1).Value);
    }

    [Fact]
    public void People_read_it_in_groups_of_four_and_type_it_as_they_like()
    {
        var code = FollowUpCode.For(Key, Case, 1);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code.ToString());
        Assert.Equal(code, FollowUpCode.Parse(code.ToString().ToLowerInvariant()));
        Assert.Equal(code, FollowUpCode.Parse("  " + code.Value.Insert(8, " – ") + " "));
        Assert.Equal(code, FollowUpCode.Parse(code.Value.Replace('0', 'o').Replace('1', 'l')));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCD-EFGH-JKMN")]
    [InlineData("ABCD-EFGH-JKMN-PQRS-TVWX")]
    [InlineData("ABCD-EFGH-JKMN-PQRU")]
    [InlineData("ÄBCD-EFGH-JKMN-PQRS")]
    public void What_is_no_code_is_none(string? text) => Assert.Null(FollowUpCode.Parse(text));

    [Fact]
    public void Only_a_hash_is_stored_and_the_code_does_not_stand_in_it()
    {
        var code = FollowUpCode.For(Key, Case, 1);

        Assert.Matches("^[0-9a-f]{64}$", code.Hash);
        Assert.Equal(code.Hash, FollowUpCode.Parse(code.ToString())!.Value.Hash);
        Assert.NotEqual(code.Hash, FollowUpCode.For(Key, Case, 2).Hash);
    }

    [Fact]
    public void A_key_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => FollowUpCode.For(new byte[15], Case, 1));
}
